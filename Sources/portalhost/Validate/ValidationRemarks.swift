/// What a validation says beside its report, on standard error; told at its end, because a validation
/// that a script takes along is begun again.
struct ValidationRemarks {
    var lines: [String] = []
    /// Whether everything could be looked at.
    var isComplete = true

    /// Says them.
    func tell() {
        for line in lines { Terminal.printError(line) }
    }
}
