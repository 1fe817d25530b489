/// A virtual time as people read it: `mm:ss.mmm`, with hours where there are any.
package func timeText(_ milliseconds: Int) -> String {
    func padded(_ number: Int, _ width: Int) -> String {
        let digits = "\(number)"
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    let hours = milliseconds / 3_600_000
    let rest =
        "\(padded(milliseconds / 60_000 % 60, 2)):\(padded(milliseconds / 1_000 % 60, 2))"
        + ".\(padded(milliseconds % 1_000, 3))"
    return hours > 0 ? "\(hours):\(rest)" : rest
}
