"""Build the package; with ``CHECKER_COMPILE=1`` a wheel gets compiled modules. Everything else stands in pyproject.toml."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from setuptools import setup

if os.environ.get("CHECKER_COMPILE", "0") == "0" or "editable_wheel" in sys.argv:
    setup()
elif "bdist_wheel" in sys.argv:
    sys.path.insert(0, str(Path(__file__).parent / "compiling"))
    from extensions import CompileInParallel, extensions

    setup(ext_modules=extensions(Path("build", "compiled")), cmdclass={"build_ext": CompileInParallel})
else:
    setup(setup_requires=["mypy>=2.4"])
