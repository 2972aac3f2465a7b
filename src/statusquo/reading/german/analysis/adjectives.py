"""Adjectives and numbers before a noun: "rund 200 *schwer bewaffnete und maskierte* Kämpfer"."""

from __future__ import annotations

from collections.abc import Sequence

from statusquo.language.tokens import Token
from statusquo.reading.german.analysis.heads import HEADS
from statusquo.reading.german.analysis.lexicon import Lexicon
from statusquo.reading.german.analysis.lists import words

__all__ = ["Adjectives"]

_BEFORE_ADJECTIVE = frozenset({"ADV", "ADJD", "PTKA", "PTKNEG", "PIAT"})
_JOINING = words("joining")
_APPROXIMATE = words("approximate")


class Adjectives:
    """Reads what stands between the article and the head of a phrase.

    Args:
        tokens: the tokens of the text; tags: their tags.
        lexicon: word lists.
    """

    def __init__(self, tokens: Sequence[Token], tags: Sequence[str], lexicon: Lexicon) -> None:
        self.tokens = tokens
        self.tags = tags
        self.lexicon = lexicon

    def skip_quote(self, k: int, stop: int) -> int:
        """Step over an opening quotation mark inside a phrase."""
        if (
            k + 1 < stop
            and self.tags[k] == "$("
            and self.tokens[k].opens == 1
            and self.lexicon.is_quote(self.tokens[k])
        ):
            return k + 1
        return k

    def read(self, k: int, stop: int) -> tuple[int, list[Token]]:
        """Read adjectives and numbers; return the token after them, ``k`` itself if there are none."""
        tags, tokens = self.tags, self.tokens
        found: list[Token] = []
        while k < stop:
            tag = tags[k]
            if tag in {"ADJA", "CARD"}:
                found.append(tokens[k])
                k += 1
            elif tag in HEADS:
                break
            elif tag == "PIAT" and found and k + 1 < stop and tags[k + 1] in {"NN", "ADJA", "NNA", "NNI"}:
                k += 1  # "das erste solche Treffen"
            elif tag == "$(" and self.skip_quote(k, stop) > k and tags[k + 1] in {"ADJA", *HEADS}:
                k += 1
            elif found and tag in {"$,", "KON"} and k + 1 < stop:
                ahead = k + 1
                while ahead < stop and tags[ahead] in {"ADV", "ADJD", "PTKA"} and ahead < k + 4:
                    ahead += 1
                if (
                    found[-1].tag in {"ADJA", "CARD"}
                    and ahead < stop
                    and tags[ahead] == found[-1].tag
                    and self._noun_ahead(ahead, stop)
                ):
                    k = ahead
                else:
                    break
            elif tag in {"ADV", "ADJD"} and not found and tokens[k].lower in _JOINING:
                break
            elif tag in _BEFORE_ADJECTIVE or (tag in {"APPR"} and tokens[k].lower in _APPROXIMATE):
                ahead = k
                while (
                    ahead < stop
                    and ahead < k + 4
                    and (tags[ahead] in _BEFORE_ADJECTIVE or tokens[ahead].lower in _APPROXIMATE)
                ):
                    ahead += 1
                if (ahead < stop and tags[ahead] == "ADJA") or (
                    ahead < stop and tags[ahead] == "CARD" and tokens[k].lower in _APPROXIMATE
                ):
                    k = ahead
                else:
                    break
            else:
                break
        return k, found

    def _noun_ahead(self, k: int, stop: int) -> bool:
        """Tell whether from an adjective on a noun is reached through adjectives only."""
        while k < stop and self.tags[k] in {"ADJA", "CARD"}:
            k += 1
        return k < stop and self.tags[k] in HEADS
