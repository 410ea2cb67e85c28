"""Letter classes for regular expressions: capitals and small letters of Vietnamese alternate, no range fits."""

_VIETNAMESE = "".join(map(chr, (*range(0x00C0, 0x0180), *range(0x01A0, 0x01B2), *range(0x1EA0, 0x1EFA))))

UPPER = "A-Z" + "".join(letter for letter in _VIETNAMESE if letter.isupper())
LOWER = "a-z" + "".join(letter for letter in _VIETNAMESE if letter.islower())
