import pytest

from sources.pictures.network_labels import label


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Ada Alder", ("Ada Alder",)),
        ("Joint Military Commission", ("Joint Military", "Commission")),
        ("One two three four five six seven eight nine ten", ("One two three", "four five six…")),
        ("Donaudampfschifffahrtsgesellschaft", ("Donaudampfschi…",)),
        ("خليفة حفتر", ("خليفة حفتر",)),
    ],
)
def test_name_is_broken_into_lines_and_cut(name, lines):
    assert label(name, room=125, most=2).lines == lines


@pytest.mark.parametrize("name", ["W" * 80, "联合国支助团" * 9, "i" * 300, "A " * 200])
def test_label_fits_its_room(name):
    assert label(name, room=100).size.width <= 100
    assert len(label(name, room=100).lines) <= 3


@pytest.mark.parametrize(
    ("name", "rtl"),
    [
        ("خليفة حفتر", True),
        ("(1) חיפה", True),
        ("GNA حكومة", False),
        ("Ada", False),
        ("123", False),
    ],
)
def test_direction_is_that_of_the_first_letter(name, rtl):
    assert label(name, room=100).rtl is rtl
