internal import WebFormats

/// Dates of cookies (RFC 6265bis, section 5.6.1): anything that has a time, a day, a month and a year.
enum CookieDate {
    private static let months = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]

    /// Reads a date; milliseconds since 1970.
    static func milliseconds(_ text: String) -> Double? {
        var time: (Int, Int, Int)?
        var day: Int?
        var month: Int?
        var year: Int?
        for token in text.utf8.split(whereSeparator: isDelimiter) {
            if time == nil, let found = Self.time(token) {
                time = found
            } else if day == nil, let found = number(token, digits: 1...2) {
                day = found
            } else if month == nil, let found = Self.month(token) {
                month = found
            } else if year == nil, let found = number(token, digits: 2...4) {
                year = found
            }
        }
        guard let time, let day, let month, var year else { return nil }
        if (70...99).contains(year) { year += 1900 }
        if (0...69).contains(year) { year += 2000 }
        guard (1...31).contains(day), year >= 1601, time.0 <= 23, time.1 <= 59, time.2 <= 59,
            day <= GregorianCalendar.days(of: month, year)
        else { return nil }
        let seconds =
            GregorianCalendar.daysSince1970(year, month, day) * 86_400 + time.0 * 3_600 + time.1
            * 60 + time.2
        return Double(seconds) * 1_000
    }

    private static func isDelimiter(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x09, 0x20...0x2F, 0x3B...0x40, 0x5B...0x60, 0x7B...0x7E: true
        default: false
        }
    }

    /// `hh:mm:ss`, one or two digits each, and then anything that is no digit.
    private static func time(_ token: Substring.UTF8View.SubSequence) -> (Int, Int, Int)? {
        let parts = token.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        guard parts.count >= 3, let hour = whole(parts[0]), let minute = whole(parts[1]),
            let second = number(parts[2], digits: 1...2)
        else { return nil }
        return (hour, minute, second)
    }

    private static func whole(_ token: Substring.UTF8View.SubSequence) -> Int? {
        (1...2).contains(token.count) && token.allSatisfy(isDigit)
            ? number(token, digits: 1...2) : nil
    }

    private static func number(
        _ token: Substring.UTF8View.SubSequence, digits: ClosedRange<Int>
    ) -> Int? {
        let head = token.prefix(while: isDigit)
        guard digits.contains(head.count) else { return nil }
        return head.reduce(0) { $0 * 10 + Int($1 - 48) }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }

    private static func month(_ token: Substring.UTF8View.SubSequence) -> Int? {
        let name = String(decoding: token.prefix(3), as: UTF8.self).asciiLowercased()
        return months.firstIndex(of: name).map { $0 + 1 }
    }
}
