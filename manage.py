#!/usr/bin/env python
"""Run a command of the site; without DJANGO_SETTINGS_MODULE, with the development settings."""

import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "creditchina.settings.dev")
    execute_from_command_line(sys.argv)
