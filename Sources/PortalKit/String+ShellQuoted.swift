extension String {
    /// The text as one word of a POSIX shell's command.
    package var shellQuoted: String { "'" + replacing("'", with: #"'\''"#) + "'" }
}
