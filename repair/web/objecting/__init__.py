"""The other doors for a subject and the public: objections, statements beside a record, commitments made public."""
