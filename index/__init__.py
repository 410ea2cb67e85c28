"""Articles in; ranked passages, sentences and facts out. Imports nothing else of this project.

Examples:
    ``folder`` is a folder that does not exist yet.

    >>> from index.build import build
    >>> from index.embed import open_embedder
    >>> from index.news_index import NewsIndex
    >>> from index.types import Article
    >>> from index.update import add
    >>> embedder = open_embedder()
    >>> news = Article("hue", "Huế tăng hạng", "Năm 2018, Thừa Thiên Huế xếp thứ 7/63 về chỉ số PAR INDEX.")
    >>> made = build([news], folder, embedder)
    >>> made.articles, made.facts
    (1, 1)
    >>> made, changes = add([Article("mot-cua", "Một cửa", "Hồ sơ được nộp tại bộ phận một cửa.")], folder, embedder)
    >>> changes.added, made.articles
    (('mot-cua',), 2)
    >>> index = NewsIndex.open(folder, embedder)
    >>> [(fact.entity, fact.indicator, fact.year, fact.value) for fact in index.facts(measure="rank")]
    [('Thừa Thiên Huế', 'PAR INDEX', 2018, '7/63')]
    >>> index.lexical("một cửa", 1)[0].passage.article_id
    'mot-cua'
    >>> index.close()
"""
