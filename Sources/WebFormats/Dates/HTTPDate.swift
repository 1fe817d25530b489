/// Dates of HTTP headers (RFC 9110, section 5.6.7, "IMF-fixdate").
package enum HTTPDate {
    /// "Wed, 25 Jan 2017 23:01:08 GMT" in milliseconds since 1970.
    package static func milliseconds(_ text: String) -> Int? {
        let parts = text.split(separator: " ")
        guard parts.count == 6, parts[5] == "GMT", let day = Int(parts[1]),
            let year = Int(parts[3]),
            let month = months.firstIndex(of: String(parts[2])), (1970...9999).contains(year),
            (1...GregorianCalendar.days(of: month + 1, year)).contains(day)
        else { return nil }
        let clock = parts[4].split(separator: ":").compactMap { Int($0) }
        guard clock.count == 3, (0..<24).contains(clock[0]), (0..<60).contains(clock[1]),
            (0...60).contains(clock[2])
        else { return nil }
        let days = GregorianCalendar.daysSince1970(year, month + 1, day)
        return (days * 86_400 + clock[0] * 3_600 + clock[1] * 60 + clock[2]) * 1_000
    }

    /// Writes a moment as an HTTP date.
    package static func text(_ milliseconds: Int) -> String {
        let parts = GregorianCalendar.parts(milliseconds)
        let clock = [parts.hour, parts.minute, parts.second].map { GregorianCalendar.padded($0, 2) }
        return
            "\(days[parts.weekday]), \(GregorianCalendar.padded(parts.day, 2)) \(months[parts.month - 1]) "
            + "\(GregorianCalendar.padded(parts.year, 4)) \(clock.joined(separator: ":")) GMT"
    }

    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    private static let days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
}
