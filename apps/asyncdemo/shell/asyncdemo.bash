# bash completion for asyncdemo, from bash 3.2 on and without the bash-completion package: the
# program itself says what can follow (`asyncdemo complete`).

_asyncdemo() {
    local IFS=$' \t\n' program=${COMP_WORDS[0]} answer line settled before word
    COMPREPLY=()
    if [[ $program == '~/'* ]]; then program=$HOME/${program:2}; fi
    answer=$("$program" complete "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null) || return 0
    while IFS= read -r line; do
        if [[ $line == :files* ]]; then
            line=${line#*$'\t'} settled=${line%%$'\t'*}
            line=${line#*$'\t'} before=${line%%$'\t'*}
            _asyncdemo_files "$settled" "$before" "${line#*$'\t'}"
        elif [[ -n $line ]]; then
            word=${line%%$'\t'*}
            COMPREPLY+=("$word")
            if [[ $word == *= ]]; then compopt -o nospace 2>/dev/null || :; fi
        fi
    done <<<"$answer"
    return 0
}

# The names of files that begin so, behind what stands before them on the line and is not settled.
_asyncdemo_files() {
    local name i
    while IFS= read -r name; do
        if [[ -z $name ]]; then continue; fi
        name=$2$name
        COMPREPLY+=("${name#"$1"}")
    done <<<"$(compgen -f -- "$3")"
    # bash 3.2 has no compopt, by which bash quotes names itself.
    if type compopt >/dev/null 2>&1; then
        compopt -o filenames 2>/dev/null || :
    else
        for ((i = 0; i < ${#COMPREPLY[@]}; ++i)); do
            printf -v name %q "${COMPREPLY[i]}"
            COMPREPLY[i]=$name
        done
    fi
}

complete -F _asyncdemo asyncdemo
