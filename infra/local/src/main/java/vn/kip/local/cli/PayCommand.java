package vn.kip.local.cli;

import picocli.CommandLine.Command;

/** Money, offline: the same rules as the office's, on files. */
@Command(name = "pay", description = "runs of monthly grants and the bank's files, on files alone", mixinStandardHelpOptions = true, subcommands = PayCasesCommand.class)
final class PayCommand {}
