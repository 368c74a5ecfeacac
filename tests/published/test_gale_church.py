"""The worked example of Gale and Church (1993), tables 1 to 4, and the penalties of their program."""

import math

import pytest

from bearwitness.intake.aligning.gale_church import PRIORS, align

ENGLISH = (
    (
        "According to our survey, 1988 sales of mineral water and soft drinks were much higher than in 1987,"
        " reflecting the growing popularity of these products."
    ),
    "Cola drink manufacturers in particular achieved above-average growth rates.",
    "The higher turnover was largely due to an increase in the sales volume.",
    "Employment and investment levels also climbed.",
    (
        "Following a two-year transitional period, the new Foodstuffs Ordinance for Mineral Water came into effect on"
        " April 1, 1988."
    ),
    "Specifically, it contains more stringent requirements regarding quality consistency and purity guarantees.",
)
FRENCH = (
    "Quant aux eaux minérales et aux limonades, elles rencontrent toujours plus d'adeptes.",
    (
        "En effet, notre sondage fait ressortir des ventes nettement supérieures à celles de 1987, pour les boissons"
        " à base de cola notamment."
    ),
    "La progression des chiffres d'affaires résulte en grande partie de l'accroissement du volume des ventes.",
    "L'emploi et les investissements ont également augmenté.",
    (
        "La nouvelle ordonnance fédérale sur les denrées alimentaires concernant entre autres les eaux minérales,"
        " entrée en vigueur le 1er avril 1988 après une période transitoire de deux ans, exige surtout une plus grande"
        " constance dans la qualité et une garantie de la pureté."
    ),
)
GROUPS = [(2, 2), (1, 1), (1, 1), (2, 1)]


@pytest.mark.parametrize("ratio", [1.0, None])
def test_the_worked_example(ratio: float | None) -> None:
    """The paper takes one character for one; the texts' own ratio gives the same."""
    assert align([len(each) for each in ENGLISH], [len(each) for each in FRENCH], ratio) == GROUPS


@pytest.mark.parametrize(("group", "penalty"), [((2, 1), 230), ((2, 2), 440), ((1, 0), 450)])
def test_the_penalties_of_the_program(group: tuple[int, int], penalty: int) -> None:
    """Appendix: minus 100 times the logarithm of how much rarer a group is than one to one."""
    assert -100 * math.log(PRIORS[group] / PRIORS[1, 1]) == pytest.approx(penalty, abs=1)
