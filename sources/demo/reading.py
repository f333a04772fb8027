import tomllib
from pathlib import Path

FOLDER = Path(__file__).parent


def read(name: str) -> dict[str, list[dict]]:
    """The tables of one of the files beside this module, such as "actors"."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
