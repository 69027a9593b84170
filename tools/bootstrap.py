"""Set up everything that Marsad needs in this folder: uv, a Python that is new enough, and the pinned packages.

Runs on any python3 (3.7 or later) with nothing else installed. What it makes lies in `.uv/` and `.venv/`; nothing
outside this folder changes, except that on a Debian without `venv` it installs the package python3-venv.
Packages come through whatever index this machine's uv or pip is configured for, and only with the hashes of the lock.
"""

import glob
import hashlib
import os
import platform
import shutil
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
PRIVATE = os.path.join(ROOT, ".uv")
VENV = os.path.join(ROOT, ".venv")
STAMP = os.path.join(VENV, ".marsad-installed")
UV_LOCK = os.path.join("tools", "uv.lock")
LOCK = "requirements.lock"
PYTHONS = ("3.12", "3.13", "3.14")


def say(words):
    print("marsad set-up: " + words, flush=True)


def run(command, quiet=False, **more):
    """Run a command; true where it succeeded."""
    sink = subprocess.DEVNULL if quiet else None
    try:
        return subprocess.call(command, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=sink, stderr=sink, **more) == 0
    except OSError:
        return False


def ask(command, **more):
    """Return what a command prints, or '' where it fails."""
    try:
        out = subprocess.check_output(command, cwd="/", stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **more)
    except (OSError, subprocess.CalledProcessError):
        return ""
    return out.decode("utf8", "replace").strip()


# --- uv -----------------------------------------------------------------------------------------------------------


def uv_by_venv():
    folder = os.path.join(PRIVATE, "venv")
    python = os.path.join(folder, "bin", "python")
    if run([sys.executable, "-m", "venv", "--clear", folder], quiet=True):
        run([python, "-m", "pip", "install", "-q", "--no-deps", "--require-hashes", "-r", UV_LOCK])
    return os.path.join(folder, "bin", "uv")


def uv_by_target():
    folder = os.path.join(PRIVATE, "target")
    run(
        [
            sys.executable,
            "-m",
            "pip",
            "install",
            "-q",
            "--no-deps",
            "--require-hashes",
            "--target",
            folder,
            "-r",
            UV_LOCK,
        ]
    )
    return os.path.join(folder, "bin", "uv")


def uv_by_apt():
    if not shutil.which("apt-get"):
        return ""
    sudo = [] if os.geteuid() == 0 else ["sudo", "-n"]
    say("installing Debian's python3-venv, which the set-up needs")
    environment = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    for words in (["update", "-qq"], ["install", "-y", "-qq", "python3-venv"]):
        if not run([*sudo, "apt-get", *words], env=environment):
            return ""
    return uv_by_venv()


def works(uv):
    return bool(uv) and bool(ask([uv, "--version"]))


def find_uv():
    """Return a uv that runs: the one on the PATH, the one set up before, or a new one in `.uv/`."""
    known = [shutil.which("uv"), *(os.path.join(PRIVATE, kind, "bin", "uv") for kind in ("venv", "target"))]
    for uv in known:
        if works(uv):
            return uv
    for way in (uv_by_venv, uv_by_target, uv_by_apt):
        uv = way()
        if works(uv):
            return uv
    sys.exit(
        "marsad set-up: uv could not be installed. It needs one of: uv on the PATH, a python3 with venv or pip\n"
        "(on Debian and Ubuntu: apt-get install python3-venv), and a package index that can be reached."
    )


# --- Python -------------------------------------------------------------------------------------------------------


def new_enough(python):
    return ask([python, "-c", "import sys; print(sys.version_info >= (3, 12))"]) == "True"


def pyenv_pythons(version):
    root = os.environ.get("PYENV_ROOT") or ask(["pyenv", "root"]) or os.path.expanduser("~/.pyenv")
    return sorted(glob.glob(os.path.join(root, "versions", version + "*", "bin", "python")))


def find_python(uv):
    """Return a Python 3.12 or later: uv's find, pyenv's versions, or uv's own download into `.uv/`."""
    environment = dict(os.environ, UV_PYTHON_DOWNLOADS="never", UV_PYTHON_INSTALL_DIR=os.path.join(PRIVATE, "python"))
    for version in PYTHONS:
        for python in [ask([uv, "python", "find", "--system", version], env=environment), *pyenv_pythons(version)]:
            if python and new_enough(python):
                return python
    say("no Python 3.12 or later here; fetching one")
    environment["UV_PYTHON_DOWNLOADS"] = "manual"
    run([uv, "python", "install", "-q", "--no-bin", PYTHONS[0]], env=environment)
    python = ask([uv, "python", "find", "--managed-python", PYTHONS[0]], env=environment)
    if python:
        return python
    sys.exit("marsad set-up: Python 3.12 or later is needed. Install one (or pyenv install 3.12) and run this again.")


# --- packages -----------------------------------------------------------------------------------------------------


def pip_setting(name):
    """Return one of pip's own settings (environment or files), or ''."""
    value = os.environ.get("PIP_" + name.upper().replace("-", "_"))
    return value or ask([sys.executable, "-m", "pip", "config", "get", "global." + name])


def index_environment():
    """Return the environment for uv, which does not read pip's configuration: hand it pip's index and certificate."""
    environment = dict(os.environ)
    own = [os.path.expanduser("~/.config/uv/uv.toml"), "/etc/uv/uv.toml"]
    if not any(os.environ.get(key) for key in ("UV_DEFAULT_INDEX", "UV_INDEX_URL")) and not any(
        map(os.path.exists, own)
    ):
        index = pip_setting("index-url")
        if index:
            environment["UV_DEFAULT_INDEX"] = index
    certificate = pip_setting("cert")
    if certificate and not os.environ.get("SSL_CERT_FILE"):
        environment["SSL_CERT_FILE"] = certificate
    # Trust what the machine trusts: a company's own authority is in its store, not in uv's. Older uv know the old name.
    if sys.platform == "darwin" or os.path.exists("/etc/ssl/certs/ca-certificates.crt"):
        environment.setdefault("UV_SYSTEM_CERTS", "1")
        environment.setdefault("UV_NATIVE_TLS", "1")
    environment.setdefault("UV_HTTP_TIMEOUT", "180")
    # The environment of another project, where one is active, is none of ours.
    environment.pop("VIRTUAL_ENV", None)
    environment["UV_NO_PROGRESS"] = "1"
    return environment


def digest():
    """Return what the installed packages depend on, as one word: a change of any of it means a new set-up."""
    sha = hashlib.sha256(platform.machine().encode())
    for name in (LOCK, "pyproject.toml", UV_LOCK, os.path.join("tools", "bootstrap.py")):
        with open(os.path.join(ROOT, name), "rb") as file:
            sha.update(file.read())
    sha.update(ROOT.encode())
    return sha.hexdigest()


def installed():
    if not os.path.exists(STAMP):
        return False
    with open(STAMP) as file:
        return file.read() == digest()


def lock():
    """Resolve pyproject.toml anew into the lock, for every platform, with hashes and without an index's address."""
    command = [
        find_uv(),
        "pip",
        "compile",
        "-q",
        "--universal",
        "--generate-hashes",
        "--no-emit-index-url",
        "--no-annotate",
    ]
    command += [
        "--no-header",
        "--upgrade",
        "--python-version",
        PYTHONS[0],
        "--group",
        "dev",
        "pyproject.toml",
        "-o",
        LOCK,
    ]
    if not run(command, env=index_environment()):
        sys.exit("marsad set-up: the dependencies could not be resolved; the lines above say why")


def main():
    if "--lock" in sys.argv[1:]:
        lock()
        return
    if installed() and new_enough(os.path.join(VENV, "bin", "python")):
        os.utime(STAMP)
        return
    uv = find_uv()
    environment = index_environment()
    python = os.path.join(VENV, "bin", "python")
    if not new_enough(python):
        chosen = find_python(uv)
        say("making .venv with " + ask([chosen, "--version"]))
        if not run([uv, "venv", "-q", "--clear", "--python", chosen, VENV], env=environment):
            sys.exit("marsad set-up: the environment could not be made in .venv")
    say("installing the pinned packages")
    sync = [uv, "pip", "sync", "-q", "--require-hashes", "--only-binary", ":all:", "--python", python, LOCK]
    if not run(sync, env=environment):
        sys.exit("marsad set-up: the packages of requirements.lock could not be installed; the lines above say why")
    own = [uv, "pip", "install", "-q", "--no-deps", "--no-build-isolation", "--offline", "--python", python, "-e", "."]
    if not run(own, env=environment):
        sys.exit("marsad set-up: Marsad itself could not be installed; the lines above say why")
    with open(STAMP, "w") as file:
        file.write(digest())
    say("done")


if __name__ == "__main__":
    main()
