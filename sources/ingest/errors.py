class IngestError(ValueError):
    """What was given cannot be captured; the message is a sentence for the editor."""
