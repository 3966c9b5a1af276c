"""How a shell asks what a word can become, and how it is answered, shell by shell.

A shell is handed values as it inserts them: bash and PowerShell want them quoted, zsh and fish quote themselves.
"""

import sys
from base64 import b64decode, b64encode
from collections.abc import Callable, Sequence
from typing import NamedTuple

from samverkan_cli.cli.complete import Fitting, answer

SAFE = frozenset("_./:=@%+,-")
DONE = 0


def run(arguments: Sequence[str]) -> int:
    """Answer a shell; whatever happens, no error is written into what somebody is typing."""
    try:
        shell, *asked = arguments
        said = ANSWERS[shell](asked)
        sys.stdout.buffer.write(said.encode("utf-8", "surrogateescape"))
        sys.stdout.buffer.flush()
    except Exception:  # noqa: BLE001, S110 — see above
        pass
    return DONE


def _head(found: Fitting) -> str:
    """Give the first line of an answer: what the shell is to do beside."""
    return " ".join([*(["files"] if found.files else []), *(["joined"] if found.joined else [])])


def _lines(found: Fitting) -> str:
    lines = (f"{each.value}\t{each.told}" if each.told else each.value for each in found.words)
    return "\n".join([_head(found), *lines, ""])


class Typed(NamedTuple):
    """A command line up to the cursor: its words as they are meant, and how the last one is being written.

    What bash replaces begins after so many letters of the last word, in a quote or in none.
    """

    words: list[str]
    last: str
    kept: int
    quote: str


def bash(asked: Sequence[str]) -> str:
    """Answer bash, which gives the line up to the cursor, and what parts its words."""
    line, breaks = asked
    typed = in_bash(line, breaks)
    found = answer(typed.words[1:], typed.last, told=False)
    kept = typed.last[: typed.kept]
    rests = [each.value[len(kept) :] for each in found.words if each.value.casefold().startswith(kept.casefold())]
    return "\n".join([_head(found), *(_for_bash(rest, typed.quote) for rest in rests), ""])


def in_bash(line: str, breaks: str) -> Typed:
    """Read a line as bash does; after `;`, `|` and the like another command begins."""
    words: list[str] = []
    word, kept, quote, before, escaped, begun = "", 0, "", 0, False, False
    for letter in line:
        if escaped:
            word, escaped = word + ("\\" if quote and letter not in '"\\$`' else "") + letter, False
        elif letter == "\\" and quote != "'":
            escaped = begun = True
        elif quote:
            word, quote, kept = (word, "", before) if letter == quote else (word + letter, quote, kept)
        elif letter in "'\"":
            quote, before, kept, begun = letter, kept, len(word), True
        elif letter in ";|&\n":
            words, word, kept, begun = [], "", 0, False
        elif letter.isspace():
            words, word, kept, begun = ([*words, word] if begun else words), "", 0, False
        else:
            word, begun = word + letter, True
            kept = len(word) if letter in breaks else kept
    return Typed(words, word, kept, quote)


def _for_bash(text: str, quote: str) -> str:
    if quote == "'":
        return text.replace("'", "'\\''")
    if quote:
        return "".join(f"\\{letter}" if letter in '"\\$`' else letter for letter in text)
    return "".join(letter if letter.isalnum() or letter in SAFE else f"\\{letter}" for letter in text)


def zsh(asked: Sequence[str]) -> str:
    """Answer zsh, which gives the words as they are meant, the one that is being typed last."""
    *typed, word = asked
    return _lines(answer(typed[1:], word, told=True))


def fish(asked: Sequence[str]) -> str:
    """Answer fish, which gives the words as they are meant, but the last one as it is written."""
    *typed, word = asked
    return _lines(answer(typed[1:], in_bash(word, "").last, told=True))


def powershell(asked: Sequence[str]) -> str:
    """Answer PowerShell, which gives the words as they are written; both ways in Base64, which no code page touches."""
    *typed, word = (in_powershell(each) for each in b64decode(asked[0]).decode("utf-8").split("\0"))
    found = answer(typed[1:], word, told=True)
    lines = [f"{_for_powershell(each.value)}\t{each.value}\t{each.told or each.value}" for each in found.words]
    return b64encode("\n".join([_head(found), *lines]).encode("utf-8")).decode("ascii") + "\n"


def in_powershell(word: str) -> str:
    """Read a word as PowerShell does."""
    read, quote, escaped, letters = "", "", False, list(word)
    for at, letter in enumerate(letters):
        if escaped:
            read, escaped = read + letter, False
        elif letter == "`" and quote != "'":
            escaped = True
        elif quote and letter == quote:
            doubled = letters[at + 1 : at + 2] == [quote]
            escaped, quote = doubled, quote if doubled else ""
        elif not quote and letter in "'\"":
            quote = letter
        else:
            read += letter
    return read


def _for_powershell(text: str) -> str:
    plain = bool(text) and all(letter.isalnum() or letter in "_./:-=" for letter in text)
    return text if plain else "'" + text.replace("'", "''") + "'"


ANSWERS: dict[str, Callable[[Sequence[str]], str]] = {each.__name__: each for each in (bash, zsh, fish, powershell)}

SCRIPTS = {
    "bash": r"""_samverkan() {
    local line program=$1
    type -P -- "$program" >/dev/null 2>&1 || program=samverkan
    COMPREPLY=()
    {
        IFS= read -r line
        case " $line " in *" files "*) compopt -o default 2>/dev/null ;; esac
        case " $line " in *" joined "*) compopt -o nospace 2>/dev/null ;; esac
        while IFS= read -r line; do COMPREPLY+=("$line"); done
    } < <("$program" _complete bash "${COMP_LINE:0:COMP_POINT}" "$COMP_WORDBREAKS" 2>/dev/null </dev/null)
}
complete -F _samverkan samverkan
""",
    "zsh": r"""_samverkan() {
    local program=${(Q)words[1]} line value
    local -a lines values shown asked
    whence -p -- "$program" >/dev/null 2>&1 || program=samverkan
    asked=("${(@Q)words[1,CURRENT-1]}" "${(Q)PREFIX}")
    lines=("${(@f)$("$program" _complete zsh "${asked[@]}" 2>/dev/null </dev/null)}")
    for line in "${(@)lines[2,-1]}"; do
        value=${line%%$'\t'*}
        [[ -n $value ]] || continue
        values+=("$value")
        if [[ $line == *$'\t'* ]]; then shown+=("$value  -- ${line#*$'\t'}"); else shown+=("$value"); fi
    done
    if [[ " $lines[1] " == *" files "* ]]; then _files; return; fi
    (( $#values )) || return 1
    local -a space
    [[ " $lines[1] " == *" joined "* ]] && space=(-S '')
    compadd -U -V samverkan -l -d shown "${space[@]}" -a values
}
if [[ $funcstack[1] == _samverkan ]]; then
    _samverkan "$@"
else
    (( $+functions[compdef] )) || { autoload -Uz compinit && compinit -u; }
    compdef _samverkan samverkan
fi
""",
    "fish": r"""function __samverkan_complete
    set -l token (commandline -ct)
    set -l found (samverkan _complete fish (commandline -opc) "$token" 2>/dev/null </dev/null)
    if string match -q '*files*' -- $found[1]
        __fish_complete_path "$token"
    end
    if set -q found[2]
        printf '%s\n' $found[2..-1]
    end
end
complete -c samverkan -f -k -a '(__samverkan_complete)'
""",
    "powershell": r"""Register-ArgumentCompleter -Native -CommandName samverkan -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $typed = @()
    $end = 0
    foreach ($element in $commandAst.CommandElements) {
        $start = $element.Extent.StartOffset
        if ($start -ge $cursorPosition) { break }
        $end = [Math]::Min($element.Extent.EndOffset, $cursorPosition)
        $typed += $element.Extent.Text.Substring(0, $end - $start)
    }
    if ($end -lt $cursorPosition) { $typed += '' }
    $asked = [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes($typed -join "`0"))
    try { $said = (& samverkan _complete powershell $asked 2>$null) -join '' } catch { return }
    if (-not $said) { return }
    $lines = [Text.Encoding]::UTF8.GetString([Convert]::FromBase64String($said)).Split("`n")
    foreach ($line in ($lines | Select-Object -Skip 1)) {
        $value, $shown, $told = $line.Split("`t")
        if ($value) { [System.Management.Automation.CompletionResult]::new($value, $shown, 'ParameterValue', $told) }
    }
}
""",
}
