package org.wsgilet.cli;

import org.wsgilet.cli.config.HelpOptions;
import org.wsgilet.cli.help.Completion;
import org.wsgilet.cli.help.ShortHelp;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code wsgilet completion}. */
@Command(
        name = "completion",
        description = "Prints a script by which bash and zsh complete commands and options.",
        customSynopsis = "wsgilet completion",
        versionProvider = Wsgilet.VersionLine.class)
@ShortHelp(
        examples = {
            "source <(wsgilet completion)                                   for this shell",
            "wsgilet completion > /etc/bash_completion.d/wsgilet            for all users"
        })
final class CompletionCommand implements Runnable {

    @Mixin
    private HelpOptions help;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().getOut().print(Completion.of(spec.parent().commandLine()));
        spec.commandLine().getOut().flush();
    }
}
