from dataclasses import dataclass
@dataclass
class ProposedRegion: pass
def first_line_headline(t): pass
def propose_regions(t): pass
