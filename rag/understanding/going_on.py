"""Words by which a question goes on with an earlier one, or counts its years from another; matched as in `words`."""

from index.text import late as re

_I = re.IGNORECASE

FOLLOW_UP = re.compile(
    r"^(?:con|the con|ky sau|ky truoc|the|vay|vay con|thi|va|and|what about|how about|then|nhung|rieng|neu|trong so do|trong do|no|nam sau|nam truoc|nam do|cung nam|mot nam|hai nam|ba nam|ben|phia|bao nhieu|may|ai|tinh do|tinh nay|tinh ay|o khoi bo)\b|"
    r"\b(?:tinh do|tinh nay|tinh ay|thanh pho do|thanh pho nay|noi do|don vi do|bo do|o do|nam do|cung nam|nam ay|chi so do|chi so nay|thi sao|trong so do|"
    r"that (?:province|city|year|ministry|index)|same year|there|it|its|they|their)\b",
    _I,
)
DEFINES = re.compile(r"\bla gi\b\W*$|\bnghia la gi\b|^what (?:is|are|does)\b(?! (?:it|its|their|that|this)\b)", _I)
OWN_MATTER = re.compile(r"\b(?:bi|lam|phai|duoc|co) gi\b|\b(?:vi|tai) sao\b|\bde lam gi\b", _I)
WHAT_ABOUT = re.compile(r"\b(?:thi sao|the nao|what about|how about)\b", _I)
_SOME = "mot|hai|ba|bon|[1-4]|one|two|three|four|a"
YEAR_AFTER = re.compile(
    rf"\b(?:(?:(?P<n>{_SOME}) )?(?:nam|ky) (?:sau|ke tiep|tiep theo|lien sau)|sau (?:do )?(?P<after>{_SOME}) nam|"
    rf"the (?:following|next) year|(?P<later>{_SOME}) years? later)\b",
    _I,
)
YEARS_BEFORE = re.compile(
    rf"(?<!voi )(?<!hon )\b(?P<n>{_SOME}) (?:nam|ky) (?:truoc(?: do| day)?|ve truoc)\b|\b(?P<en>{_SOME}) years? (?:earlier|before|ago)\b",
    _I,
)
YEAR_BEFORE = re.compile(
    r"\b(?:(?<!cac )(?<!nhung )(?<!nhieu )(?:nam|ky) (?:(?:ngay |lien |lien ke |ke |sat )?truoc(?! day)|(?:lien ke|ke) truoc)|the (?:previous|preceding|prior) year|the year (?:just |right )?before|(?:a|one) year (?:earlier|before))\b",
    _I,
)
AND_YEAR_BEFORE = re.compile(
    r"\b(?:va|cung|lan|and)(?: o| cua| in)? (?:(?:nam|ky) (?:lien |ngay |ke |lien ke )?truoc|the (?:previous|preceding) year|the year before)\b",
    _I,
)
EVER = re.compile(r"\b(?:tung|bao gio|lan nao|nam nao|ever|once)\b", _I)
# "năm thứ ba liên tiếp": how long somebody has held a place, which the place of one year does not tell.
RUN = re.compile(r"\b(?:lien (?:tiep|tuc)|(?:nam|ky|lan) lien|in a row|consecutive(?:ly)?|straight years?)\b", _I)
LAST_YEAR = re.compile(r"\b(?:nam ngoai|last year)\b", _I)
THIS_YEAR = re.compile(r"\b(?:nam nay|this year)\b", _I)
SINCE = re.compile(
    r"(?:\bso (?:voi|vs\.?)|(?<!doi )(?<!chi )\bso|\btu muc|\btinh tu|\bthan in|\bcompared? (?:with|to|against)|\b(?:improve[ds]?|up|down) on|\bsince|\bfrom|\bbetween|\btu)\s+(?:(?:cung ky|muc|nam|ky|the|[\d.,]+|cua)\s+)*$",
    _I,
)
