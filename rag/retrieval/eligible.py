"""Which sentences may be quoted for a question at all; of the others none is ranked or shown to the model."""

from functools import lru_cache

from index.names.find import canonical_names, find_dimensions, find_indicators, kind_of
from index.text import late as re
from index.text.dates import find_years
from index.text.fold import fold
from index.types import Article, Sentence
from rag.retrieval.causes import denied
from rag.retrieval.exact import of_named_part
from rag.retrieval.gate import fits, is_about, of_index
from rag.retrieval.grave import tells_of_events
from rag.retrieval.manner import tells_so
from rag.retrieval.nouns import tells_counted
from rag.retrieval.offices import holder_fits, in_office, office_fits, takes_over
from rag.retrieval.persons import named_before, tells_person
from rag.retrieval.runs import asks_run, counts_run
from rag.types import Query
from rag.understanding import money, words
from rag.understanding.question import without_names

# Asked of an index's table: rows answer it or nobody does; a similar sentence would be another place's or year's.
_BEFORE = 400  # characters: a part's name may head the lines of a list
OF_TABLE = frozenset({"rank", "score", "change", "compare", "trend"})
_HEADING = re.compile(r"^\|.*\|\s*:?--", re.DOTALL)  # a table's head with the rule below it holds no value
# Two decimal fractions with a space between them stand in no sentence.
_SIDE_BY_SIDE = re.compile(r"\d[.,]\d{1,2}[%*]?\s[-+–]?\d{1,3}[.,]\d{1,2}(?![\d.,]*\d)")
_LAW = re.compile(r"\b(?:luat|phap lenh|hien phap|van ban|de an|law|ordinance)\b")
_NUMBERED = re.compile(
    r"\b(?:quyet dinh|nghi quyet|nghi dinh|ke hoach|chi thi|thong tu|cong van|cong dien|thong bao|ket luan|to trinh|"
    r"bao cao|decision|resolution|decree|plan|directive|circular|notice)\b\D{0,12}\d|\d[a-z]?(?:/\d{4})?/[a-zđ]+-[a-zđ]"
)
# Movements of the one who is asked about; "giảm" and "tăng" may be of anything in a cause.
_FELL = re.compile(r"\b(?:tut|rot|roi xuong|sut|truot|slid|slipped|plunged|tumbled|fell)\b")
_ROSE = re.compile(r"\b(?:vuon|cu nhay|nhay vot|but pha|vot len|leo|climb(?:ed)?|jump(?:ed)?|leapt|surged)\b")
_FIGURE = re.compile(r"\d{1,3}(?:[.,]\d+)?")
# "Who signed", "who is the director": a name; "who may", "who is exempt": a kind of people.
_NAME_ASKED = re.compile(
    r"\b(?:la ai|(?<!bot )(?<!phan mem )(?<!ung dung )(?<!he thong )ten (?:la )?gi|(?:ong|ba|ong/ba|vi|dong chi) nao|"
    r"ten (?:cua )?(?:vi|ong|ba|nguoi (?!dan)|(?:pho )?(?:chu tich|giam doc|thu tuong|bo truong|bi thu|truong))|"
    r"ai (?:la (?:nguoi|(?:pho )?(?:giam doc|chu tich|bi thu|truong|cuc truong|vu truong|vien truong|bo truong|chanh))|"
    r"da ky|ky|noi|phat bieu|cho biet|trao|doc|"
    r"lam (?:chu tich|giam doc|truong|bi thu)|giu (?:chuc|cuong vi|ghe)|dung dau|phu trach|dan dau doan)|"
    r"who (?:(?:is|was) (?!\w+(?:ed|ing)\b|to be\b)|heads|headed|leads|led|runs|signed|"
    r"chaired|said|told|spoke|presented|handed(?! out))|^whose)\b"
)
_FOLLOWS = re.compile(
    r"\b(?:tiep theo|theo sau|ke tiep|ke sau|xep sau|dung sau|bam sau|a quan|followed|runner-?up|next)\b"
)
# With diacritics: "chậm" (late) is not "chấm" (to mark), "trễ" not "trẻ", "muộn" not "muốn".
_TIMELY = (
    re.compile(
        r"\b(?:trễ|quá hạn|quá hẹn|chậm|muộn|late|overdue|delayed|behind schedule|"
        r"past (?:\w+ ){0,2}(?:deadlines?|due))\b",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:đúng|trước|sớm) (?:và (?:trước|đúng) )?(?:hạn|hẹn)\b|\b(?:on|in) (?:good )?time\b|\bahead of\b",
        re.IGNORECASE,
    ),
)
_WHO_MAY = re.compile(
    r"\b(?:nhung ai|ai (?:duoc|phai|co the|thuoc dien|khong)|"
    r"who (?:is|was|are) (?:eligible|exempt|entitled|allowed|required|covered))\b"
)


def eligible(query: Query, sentence: Sentence, article: Article) -> bool:
    """Whether a sentence is about what the question names, and can hold the kind of thing that it asks for.

    It must be about the entities. Asked for a figure or a place, it must be about that index and year too; asked who
    holds an office, it must not name another office alone; asked which document, it must name one.
    """
    if _HEADING.search(sentence.text) or is_torn(sentence.text) or not _can_name(query, sentence, article):
        return False
    if query.ask == "document" and not _names_one(sentence):
        return False
    asked = without_names(query.standalone)
    if query.ask == "count" and money.ASKED.search(asked) and not _tells_sum(asked, sentence):
        return False
    counted = sentence.text.startswith("|") or tells_counted(query, sentence.text, article.lang)
    if not counted or (asks_run(query) and not counts_run(sentence.text)):
        return False
    if words.MEDIAN.search(asked) and not words.MEDIAN.search(fold(sentence.text)):
        return False
    if asks_cause(query) and (denied(query.standalone, sentence.text) or not _of_matter(query, sentence, article)):
        return False
    if not (tells_of_events(query, article) and _as_timely(query, sentence) and tells_so(query, sentence)):
        return False
    if not (_at_that_end(query, sentence) and _of_part(query, sentence, article)):
        return False
    of_other_index = words.PARTS.search(asked) and not of_index(query, sentence)
    if of_other_index or not of_named_part(query, sentence, article):
        return False
    return _of_kind(query, sentence) and (fits if asks_figure(query) else is_about)(query, sentence, article)


def is_torn(text: str) -> bool:
    """Whether a line lost its columns ("Cà Mau 62,15 63,20"): which of its figures is which, nobody can tell."""
    return not text.startswith("|") and bool(_SIDE_BY_SIDE.search(text))


def _tells_sum(asked: str, sentence: Sentence) -> bool:
    """Whether a sentence tells an amount of money, or that nothing is to be paid; of a whole no wages alone."""
    said = fold(sentence.text)
    whole = money.WHOLE.search(asked) and not money.EACH.search(asked)
    return bool(money.TOLD.search(money.WAGE.sub(" ", said) if whole else said))


def asks_figure(query: Query) -> bool:
    """Whether a question asks for a number: a ranking's, a count or a share."""
    ranked = (query.indicators or query.dimension) and (query.ask in OF_TABLE or query.places) and not asks_cause(query)
    return bool(ranked) or query.ask in {"count", "share"}


def asks_cause(query: Query) -> bool:
    """Whether a question asks why."""
    return bool(words.REASON.search(without_names(query.standalone)))


def _of_part(query: Query, sentence: Sentence, article: Article) -> bool:
    """Whether a figure may be of the part of the index that is asked about: title or lines up to it name the part."""
    part = query.dimension
    if part not in canonical_names("dimension") or not asks_figure(query) or query.ask in {"count", "share"}:
        return True
    said = {mention.name for mention in find_dimensions(sentence.text)}
    if said and part not in said:
        return False
    before = article.text[max(0, sentence.start - _BEFORE) : sentence.end]
    return part in {mention.name for mention in find_dimensions(f"{article.title}. {before}")}


def _of_matter(query: Query, sentence: Sentence, article: Article) -> bool:
    """Whether a sentence may tell the cause of what a question takes for granted.

    The index is the sentence's or its article's; figures ("from 4th to 44th") stand in the article; and what fell did
    not rise there.
    """
    if query.years and find_years(sentence.text) and not set(sentence.years) & set(query.years):
        return False
    figures = [term for term in query.terms if _FIGURE.fullmatch(term)]
    text = f"{article.title} {article.text}" if figures else ""
    if not all(re.search(rf"(?<![\d.,]){re.escape(figure)}(?!\d)", text) for figure in figures):
        return False
    of_article = not query.indicators or not _indices_of(article).isdisjoint(query.indicators)
    return (of_index(query, sentence) or of_article) and not _other_way(without_names(query.standalone), sentence)


@lru_cache(maxsize=256)  # asked of every sentence of an article in turn
def _indices_of(article: Article) -> frozenset[str]:
    return frozenset(mention.name for mention in find_indicators(f"{article.title} {article.text}"))


def _other_way(asked: str, sentence: Sentence) -> bool:
    """Whether a question is about a fall and a sentence only about a rise, or the other way round."""
    said = fold(sentence.text)
    fell, rose = bool(_FELL.search(asked)), bool(_ROSE.search(asked))
    down, up = bool(_FELL.search(said)), bool(_ROSE.search(said))
    return (fell and not rose and up and not down) or (rose and not fell and down and not up)


def things_asked(query: Query) -> int:
    """How many things a question asks for: "who signed it, and when" for two."""
    return len(words.ASKING.findall(without_names(query.standalone)))


def _can_name(query: Query, sentence: Sentence, article: Article) -> bool:
    """Whether a sentence may tell who: no other office alone, and a person where the name of one is asked for."""
    asked = fold(query.standalone)
    named = _NAME_ASKED.search(asked) and not _WHO_MAY.search(asked)
    if query.ask != "person" and not (named and query.ask == "free"):
        return True
    if not takes_over(query, sentence.text):
        return False
    if not named:
        return office_fits(query, sentence.text)
    said = f"{named_before(sentence, article)}{sentence.text}"
    holds = office_fits(query, said) and holder_fits(query, said) and in_office(query, sentence, article)
    return holds and tells_person(sentence, article)


def _at_that_end(query: Query, sentence: Sentence) -> bool:
    """Whether a sentence speaks of the part of the table that the question is about: an end, or a place between."""
    places = query.places
    if places is None or not query.indicators or bool(places.last) == bool(places.numbers and not places.group):
        return True
    said = fold(sentence.text)
    if places.numbers and min(places.numbers) > 1 and not places.after:
        return bool(_FOLLOWS.search(said)) or any(_says_place(number, said) for number in places.numbers)
    first, last = bool(words.FIRST_PLACE.search(said)), bool(words.LAST_PLACE.search(said))
    return not (first and not last) if places.last else not (last and not first)


def _says_place(number: int, said: str) -> bool:
    names = [word for word, value in words.NUMBER_WORDS.items() if value == number]
    return bool(re.search(rf"\b(?:{'|'.join([str(number), *names])})(?:st|nd|rd|th)?\b", said))


def _as_timely(query: Query, sentence: Sentence) -> bool:
    """Whether a sentence speaks of what is late, or on time, where how many are that is asked.

    The row of a table need not: its heading does.
    """
    if sentence.text.startswith("|"):
        return True
    asked = query.ask in {"count", "share"}
    wanted = [pattern for pattern in _TIMELY if pattern.search(query.standalone)] if asked else []
    return all(pattern.search(sentence.text) for pattern in wanted)


def _names_one(sentence: Sentence) -> bool:
    folded = fold(sentence.text)
    return bool(_NUMBERED.search(folded) or _LAW.search(folded))


def _of_kind(query: Query, sentence: Sentence) -> bool:
    """Where ministries are asked for, a sentence that names or is about others alone tells nothing.

    Nor does one that is about no place at all where it is asked which province.
    """
    which = words.WHICH_PROVINCE.search(fold(query.standalone)) and not query.entities
    if which and query.ask not in {"count", "share", "yesno"} and not sentence.entities and not sentence.subject:
        return False
    named = sentence.entities or ((sentence.subject,) if sentence.subject else ())
    if which and query.indicators and named and all(kind_of(name) in {"ministry", "group"} for name in named):
        return False
    asked = query.ask == "list" and not query.entities and words.MINISTRIES.search(without_names(query.standalone))
    return not asked or not named or any(kind_of(name) in {"ministry", "group"} for name in named)
