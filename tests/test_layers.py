import ast
from pathlib import Path

SOURCES = Path(__file__).parent.parent / "sources"

LAYERS = [
    {"choices", "anchoring", "dates", "validators", "statements", "evidence", "wordings"},
    {"querysets", "guards"},
    {"models", "roles"},
    {"actions", "ingest", "verification", "demo", "suggest"},
    {"filters", "forms", "feeds", "sitemaps", "exports", "api", "pages", "pictures"},
    {"admin", "desk", "views", "templatetags", "management"},
    {"urls"},
]
LAYER = {module: number for number, modules in enumerate(LAYERS) for module in modules}
# Django's own entry: it connects guards and roles to `migrate`.
OUTSIDE = {"apps", "migrations", "__init__"}


def imported_modules(path: Path):
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ImportFrom):
            yield "." * node.level + (node.module or "")
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def upward_imports(root: Path) -> list[str]:
    found = []
    for path in sorted(root.rglob("*.py")):
        module = path.relative_to(root).parts[0].removesuffix(".py")
        if module in OUTSIDE:
            continue
        for name in imported_modules(path):
            package, _, rest = name.partition(".")
            other = rest.partition(".")[0]
            if package == "sources" and LAYER.get(other, 0) > LAYER[module]:
                found.append(f"{path.relative_to(root)} imports {name}")
    return found


def test_modules_import_from_their_own_layer_or_below():
    assert upward_imports(SOURCES) == []


def test_every_module_has_a_layer():
    modules = {path.name.removesuffix(".py") for path in SOURCES.iterdir() if path.name[0] != "_"}
    assert modules - set(LAYER) - OUTSIDE - {"static"} == set()


def test_imports_name_the_whole_path():
    relative = [
        f"{path.relative_to(SOURCES)}: {name}"
        for path in SOURCES.rglob("*.py")
        for name in imported_modules(path)
        if name.startswith(".")
    ]
    assert relative == []


def test_text_modules_know_no_framework():
    pure = [SOURCES / "anchoring", SOURCES / "dates"]
    names = [n for root in pure for path in root.rglob("*.py") for n in imported_modules(path)]
    assert [name for name in names if name.startswith("django")] == []


def test_an_upward_import_is_found(tmp_path):
    (tmp_path / "dates.py").write_text("from sources.models import Event\n")
    assert upward_imports(tmp_path) == [
        "dates.py imports sources.models",
        "dates.py imports sources.models.Event",
    ]
