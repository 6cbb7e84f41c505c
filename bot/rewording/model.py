"""A language model behind any server that speaks OpenAI's chat completions."""

from __future__ import annotations

import asyncio
import logging
from urllib.parse import urlsplit

import httpx
from pydantic import BaseModel, Field, SecretStr

from bot.rewording.prompt import messages
from phrasebank.schema.scenario import Persona

logger = logging.getLogger(__name__)

SECONDS = 1.0
"""For all of it: a trainee waits no longer than this for a nicer wording."""
LARGEST = 64 * 1024
_TOKENS = 160
_SECRET = 8
"""A shorter key is none: servers on one's own computer take any word."""
_CHECK = "Check AMENDS_MODEL_URL, AMENDS_MODEL_NAME and AMENDS_MODEL_KEY"


class _Unusable(Exception):
    """An answer that can't be used; the text says why, without anything the server sent."""


class _Message(BaseModel):
    content: str


class _Choice(BaseModel):
    message: _Message


class _Completion(BaseModel):
    choices: list[_Choice] = Field(min_length=1)


class ModelServer:
    """One server, asked for one line at a time. It is first connected to when there is a line."""

    def __init__(self, url: str, name: str | None = None, key: SecretStr | None = None) -> None:
        self._url = f"{url.rstrip('/')}/chat/completions"
        self._place = urlsplit(url).netloc.rpartition("@")[2]
        self._name, self._key = name, key
        self._logged: set[str] = set()
        # No redirect and no proxy: key and words go to the address that was set, nowhere else.
        self._client = httpx.AsyncClient(timeout=SECONDS, follow_redirects=False, trust_env=False)

    async def reword(
        self, persona: Persona, mood: str, their_line: str, our_line: str
    ) -> str | None:
        """The model's wording; None when the server is slow, down or answers anything else."""
        asked: dict[str, object] = {
            "messages": messages(persona, mood, their_line, our_line),
            "max_tokens": _TOKENS,
            "stream": False,
        }
        try:
            async with asyncio.timeout(SECONDS):
                return self._read(await self._ask(asked))
        except _Unusable as unusable:
            self._log_once(str(unusable))
        except (TimeoutError, httpx.TimeoutException):
            self._log_once(f"did not answer within {SECONDS:g} s")
        except Exception as error:
            # Whatever it was must not reach the trainee. Its kind alone is logged: the text of
            # such an error may quote the key.
            self._log_once(f"could not be asked ({type(error).__name__}). {_CHECK}")
        return None

    async def close(self) -> None:
        """Closes the connections."""
        await self._client.aclose()

    async def _ask(self, asked: dict[str, object]) -> bytes:
        # Not compressed: a small body could swell to any size.
        headers = {"Accept-Encoding": "identity", "Accept": "application/json"}
        if self._key:
            headers["Authorization"] = f"Bearer {self._key.get_secret_value()}"
        body = asked | ({"model": self._name} if self._name else {})
        async with self._client.stream("POST", self._url, json=body, headers=headers) as answer:
            if answer.status_code != httpx.codes.OK:
                raise _Unusable(f"answered {answer.status_code}. {_CHECK}")
            read = b""
            async for piece in answer.aiter_raw():
                read += piece
                if len(read) > LARGEST:
                    raise _Unusable(f"answered more than {LARGEST // 1024} kB")
            return read

    def _read(self, body: bytes) -> str:
        try:
            said = _Completion.model_validate_json(body).choices[0].message.content
        except ValueError:
            raise _Unusable(f"answered something other than a completion. {_CHECK}") from None
        key = self._key.get_secret_value() if self._key else ""
        if len(key) >= _SECRET and key.lower() in said.lower():
            raise _Unusable("put the key into its answer")
        return said

    def _log_once(self, what: str) -> None:
        if what not in self._logged:
            self._logged.add(what)
            logger.warning(
                "the language model at %s %s. Practice goes on in the customer's own words.",
                self._place, what,
            )  # fmt: skip
