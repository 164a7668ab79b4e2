/// The shells with completion support.
enum Shell: String, Sendable, CaseIterable {
    case bash, zsh, fish

    /// The names of the shells, as the command line accepts them.
    static let names = allCases.map(\.rawValue)

    /// The script that the shell reads once and that asks `triage complete` from then on. It runs the program
    /// from `PATH`: pressing Tab must not run one that somebody left in a folder.
    var script: String {
        switch self {
        case .bash:
            #"""
            # Completion of triage in bash: asks the program itself for candidates.
            _triage() {
                local kind='' word
                COMPREPLY=()
                {
                    IFS= read -r kind
                    while IFS= read -r word; do COMPREPLY+=("$word"); done
                } < <(command triage complete bash -- \
                    "${COMP_LINE:0:COMP_POINT}" "$2" "${COMP_TYPE-}" "${COLUMNS-}" 2>/dev/null)
                case $kind in
                files) ;;
                folders) compopt +o default -o dirnames -o filenames ;;
                parts) compopt +o default -o nospace ;;
                *) compopt +o default ;;
                esac 2>/dev/null
            }
            complete -o default -o nosort -F _triage triage 2>/dev/null || complete -o default -F _triage triage
            """#
        case .zsh:
            #"""
            #compdef triage
            # Completion of triage in zsh: asks the program itself for candidates.
            _triage() {
                local kind heading
                local -a fitting
                fitting=("${(@f)$(command triage complete zsh -- \
                    "${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null)}")
                kind=$fitting[1] heading=$fitting[2]
                fitting=("${(@)fitting[3,-1]}")
                if [[ $kind == (files|folders) && $PREFIX == --*=* ]]; then
                    compset -P 1 '*='
                elif [[ $kind == words && $PREFIX == *=* && $fitting[1] == "${PREFIX%%=*}="* ]]; then
                    compset -P 1 '*='
                    fitting=("${(@)fitting#*=}")
                fi
                case $kind in
                files) _files ;;
                folders) _files -/ ;;
                parts) _describe -V "$heading" fitting -S '' ;;
                words) _describe -V "$heading" fitting ;;
                nothing) [[ -n $heading ]] && _message -r "$heading" ;;
                *) return 1 ;;
                esac
            }
            if [[ $funcstack[1] == _triage ]]; then _triage "$@"; else compdef _triage triage; fi
            """#
        case .fish:
            #"""
            # Completion of triage in fish: asks the program itself for candidates.
            function __triage_complete
                set -l words (commandline -opc)
                set -l token (commandline -ct)
                set -l fitting (command triage complete fish -- $words[2..] "$token" 2>/dev/null)
                switch "$fitting[1]"
                    case files
                        complete -C "'' $token"
                    case folders
                        __fish_complete_directories "$token"
                    case words parts
                        printf '%s\n' $fitting[2..]
                end
            end
            complete -c triage -f -k -a '(__triage_complete)'
            """#
        }
    }
}
