import pytest

from sources.demo import DemoError, load
from sources.models import Actor, Event, Source


def test_load_refuses_a_database_with_other_entries(editor):
    Actor.objects.create(name="Ada Alder", kind="person")
    with pytest.raises(DemoError, match="holds entries that are not the demo's"):
        load(by=editor)
    assert not Event.objects.exists()
    assert not Source.objects.exists()


def test_load_refuses_a_file_that_lacks_a_cited_passage(editor, tmp_path):
    name = "000_99dd7801cd843c9e.txt"
    (tmp_path / name).write_text("Another article altogether.")
    with pytest.raises(DemoError, match="is not the article that the demo cites: it lacks “The co"):
        load(by=editor, articles_dir=tmp_path)
    assert not Source.objects.exists()


def test_load_refuses_a_file_of_no_known_encoding(editor, tmp_path):
    (tmp_path / "000_99dd7801cd843c9e.txt").write_bytes(b"\xff\xfe\xfd\x00\x81")
    with pytest.raises(DemoError, match="can't be captured: The file's characters"):
        load(by=editor, articles_dir=tmp_path)
