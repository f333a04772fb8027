import pytest

from sources.choices import Extent
from sources.demo import load
from sources.models import Snapshot
from tests.sources.demo.facts import changed, entered, in_files, rows

pytestmark = [pytest.mark.articles, pytest.mark.usefixtures("kept")]


@pytest.fixture(scope="module")
def demo(articles_dir, filler):
    return load(by=filler, articles_dir=articles_dir)


def test_whole_texts_give_the_same_entries(demo):
    assert entered() == in_files()
    assert (demo["sources"], demo["snapshots"]) == (5, 2)
    assert set(Snapshot.objects.values_list("extent", flat=True)) == {Extent.WHOLE}


@pytest.mark.usefixtures("demo")
def test_passages_after_whole_texts_add_nothing(filler):
    before = rows()
    load(by=filler)
    assert changed(before) == {}
