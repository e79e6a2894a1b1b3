package org.wsgilet.cli.help;

import picocli.AutoComplete;
import picocli.CommandLine;

/** The script by which bash and zsh complete commands and options: picocli's, and what it leaves out. */
public final class Completion {

    private Completion() {}

    /** Where it knows nothing, the names of files: APP, PROGRAM, --python-path. It also completes --log-level=d. */
    public static String of(CommandLine wsgilet) {
        return AutoComplete.bash(wsgilet.getCommandName(), wsgilet)
                .replace("  type compopt &>/dev/null && compopt +o default\n", "")
                .replace("curr_word=${COMP_WORDS[COMP_CWORD]}\n", "curr_word=${COMP_WORDS[COMP_CWORD]#=}\n")
                .replace(
                        "  local prev_word=${COMP_WORDS[COMP_CWORD-1]}\n",
                        "  local prev_word=${COMP_WORDS[COMP_CWORD-1]}\n"
                                + "  [ \"${prev_word}\" != = ] || prev_word=${COMP_WORDS[COMP_CWORD-2]}\n");
    }
}
