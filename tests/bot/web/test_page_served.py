"""How the page is served: the right types, under a policy that lets nothing foreign in."""

import re
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI

from bot.web.page import CONTENT_SECURITY_POLICY, STATIC, mount_page

OWN = [path for path in STATIC.rglob("*") if path.is_file() and "vendor" not in path.parts]
SCRIPTS = [path for path in OWN if path.suffix == ".js"]

RISKY = (
    "innerHTML",
    "outerHTML",
    "insertAdjacentHTML",
    "document.write",
    "eval(",
    "new Function",
)


@pytest.fixture
async def client():
    app = FastAPI()
    mount_page(app)
    transport = httpx.ASGITransport(app=app)
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
        yield client


def name(path: Path) -> str:
    return path.relative_to(STATIC).as_posix()


@pytest.mark.parametrize("address", ["/", "/static/main.js", "/static/styles/tokens.css"])
async def test_everything_carries_the_policy(client, address):
    response = await client.get(address)
    assert response.headers["content-security-policy"] == CONTENT_SECURITY_POLICY
    assert response.headers["x-content-type-options"] == "nosniff"
    assert response.headers["referrer-policy"] == "no-referrer"
    assert response.headers["cache-control"] == "no-cache"


def test_the_policy_lets_in_nothing_but_our_own_files():
    assert CONTENT_SECURITY_POLICY.startswith("default-src 'none'")
    assert "unsafe" not in CONTENT_SECURITY_POLICY
    assert "http" not in CONTENT_SECURITY_POLICY


async def test_scripts_and_styles_have_types_that_nosniff_accepts(client):
    script = await client.get("/static/main.js")
    style = await client.get("/static/styles/base.css")
    assert script.headers["content-type"].startswith("text/javascript")
    assert style.headers["content-type"].startswith("text/css")


async def test_nothing_outside_the_folder_is_served(client):
    assert (await client.get("/static/%2e%2e/page.py")).status_code == 404


async def test_every_file_that_the_document_names_is_there(client):
    document = (await client.get("/")).text
    for address in re.findall(r'(?:href|src)="(/static/[^"]+)"', document):
        assert (await client.get(address)).status_code == 200, address


@pytest.mark.parametrize("path", SCRIPTS, ids=name)
def test_scripts_import_files_that_exist(path):
    for target in re.findall(r'from "(\.[^"]+)"', path.read_text("utf-8")):
        assert (path.parent / target).is_file(), f"{name(path)} imports {target}"


@pytest.mark.parametrize("path", SCRIPTS, ids=name)
def test_no_script_turns_text_into_code(path):
    text = path.read_text("utf-8")
    for risky in RISKY:
        assert risky not in text


@pytest.mark.parametrize("path", [p for p in OWN if p.suffix in (".js", ".css", ".html")], ids=name)
def test_files_stay_small_and_name_no_other_host(path):
    text = path.read_text("utf-8")
    assert len(text.splitlines()) < 200
    assert "https://" not in text
    assert "http://" not in text


def test_vendored_code_keeps_its_licences():
    licences = (STATIC / "vendor" / "LICENSES.md").read_text("utf-8")
    assert "Apache License" in licences
    assert "The MIT License" in licences
