"""Five hundred orders in ten seconds while the machine is busy; then two workers, one of which is killed."""
