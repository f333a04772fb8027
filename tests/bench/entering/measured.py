from dataclasses import dataclass, field


@dataclass
class Measured:
    """How many interactions each thing took; what is wrong with the result; on what text."""

    counts: dict[str, int] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    is_whole: bool = True
    sizes: dict[str, int] = field(default_factory=dict)
