internal import Glibc

// A run must not depend on where the machine stands: times are UTC, texts are English.
setenv("TZ", "UTC", 1)
setenv("LC_ALL", "C.UTF-8", 1)
setenv("LANG", "en_US.UTF-8", 1)

// How deep a recursion gets must not depend on the shell's limit. A system that allows less is the
// only one where it does.
EngineStack.set()

// A program that starts this one from a thread without signals hands that on: Ctrl-C and `kill` end it
// all the same.
var ending = sigset_t()
sigemptyset(&ending)
for number in [SIGINT, SIGTERM, SIGHUP, SIGQUIT] { sigaddset(&ending, number) }
pthread_sigmask(SIG_UNBLOCK, &ending, nil)

// A job scheduler's warning is no reason to end; the engine's own use of it comes later.
signal(SIGUSR1, SIG_IGN)

// A file that grows beyond the system's limit is an error that is told, not the end of the process.
signal(SIGXFSZ, SIG_IGN)

// Everything is written by then, and no handler has anything to do that counts.
_exit(CommandLineTool.run(Array(CommandLine.arguments.dropFirst())).rawValue)
