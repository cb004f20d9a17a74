# fish completion for asyncdemo: the program itself says what can follow (`asyncdemo complete`).

function __asyncdemo_complete
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    set -l program (string replace -r '^~/' "$HOME/" -- $words[1])
    for line in ($program complete $words[2..-1] "$current" 2>/dev/null)
        set -l fields (string split \t -- $line)
        if test "$fields[1]" = :files
            printf '%s\n' $fields[3](__fish_complete_path "$fields[4]")
        else
            printf '%s\n' $line
        end
    end
end

complete -c asyncdemo -f -a '(__asyncdemo_complete)'
