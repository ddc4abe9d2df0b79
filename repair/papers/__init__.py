"""The papers of a repair: the decision document and the removal certificate, drawn from the stored value and signed."""
