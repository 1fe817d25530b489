/// A date-time as the service writes it: 0 to 7 fractional digits, `Z` or an offset
/// (partner-center.md, section 3). Its text is kept, so that it is written back as it was read.
public struct PartnerDate: Equatable, Hashable, Sendable, CustomStringConvertible {
    /// The text as it was read ("2017-01-25T14:53:12.093-08:00").
    public let text: String
    /// Ticks of 100 nanoseconds since 1970 in UTC, the resolution of the service.
    public let ticks: Int

    /// Reads a date-time; nil if the text is none.
    ///
    /// Without an offset the time counts as UTC.
    public init?(_ text: String) {
        var reader = DigitReader(Array(text.utf8))
        guard let year = reader.number(4), reader.take("-"), let month = reader.number(2),
            reader.take("-"), let day = reader.number(2), reader.take("T"),
            let hour = reader.number(2), reader.take(":"), let minute = reader.number(2),
            reader.take(":"), let second = reader.number(2),
            (1...12).contains(month), (1...Self.days(of: month, year)).contains(day), hour < 24,
            minute < 60, second < 60, let fraction = reader.fraction(),
            let offset = reader.offset(), reader.isAtEnd
        else { return nil }
        let seconds =
            Self.daysSince1970(year, month, day) * 86_400 + hour * 3_600 + minute * 60 + second
        self.text = text
        ticks = (seconds - offset * 60) * 10_000_000 + fraction
    }

    /// Makes the date-time of a moment, in UTC with milliseconds ("2019-01-15T09:00:00.000Z").
    ///
    /// - Parameter milliseconds: Since 1970.
    public init(milliseconds: Int) {
        let parts = Self.parts(milliseconds)
        let rest = ((milliseconds % 1_000) + 1_000) % 1_000
        let clock = [parts.hour, parts.minute, parts.second].map { Self.padded($0, 2) }
        text =
            "\(Self.padded(parts.year, 4))-\(Self.padded(parts.month, 2))-"
            + "\(Self.padded(parts.day, 2))T\(clock.joined(separator: ":")).\(Self.padded(rest, 3))Z"
        ticks = milliseconds * 10_000
    }

    /// Milliseconds since 1970.
    public var milliseconds: Int { Int((Double(ticks) / 10_000).rounded(.down)) }

    /// The text.
    public var description: String { text }

    // MARK: - Calendar

    static func days(of month: Int, _ year: Int) -> Int {
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
    }

    /// Days from 1970-01-01 to a day of the Gregorian calendar.
    static func daysSince1970(_ year: Int, _ month: Int, _ day: Int) -> Int {
        // The year begins in March, so that the leap day is its last.
        let year = month <= 2 ? year - 1 : year
        let era = (year >= 0 ? year : year - 399) / 400
        let yearOfEra = year - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    /// The parts of a moment in UTC.
    static func parts(
        _ milliseconds: Int
    ) -> (
        year: Int, month: Int, day: Int, weekday: Int, hour: Int, minute: Int, second: Int
    ) {
        let seconds = Int((Double(milliseconds) / 1_000).rounded(.down))
        let days = Int((Double(seconds) / 86_400).rounded(.down))
        let rest = seconds - days * 86_400
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let month = (5 * dayOfYear + 2) / 153
        let calendarMonth = month < 10 ? month + 3 : month - 9
        return (
            yearOfEra + era * 400 + (calendarMonth <= 2 ? 1 : 0), calendarMonth,
            dayOfYear - (153 * month + 2) / 5 + 1, ((days % 7) + 11) % 7, rest / 3_600,
            rest / 60 % 60, rest % 60
        )
    }

    static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}

/// Takes digits off the front of a text.
private struct DigitReader {
    let bytes: [UInt8]
    var place = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var isAtEnd: Bool { place == bytes.count }
    private var peek: UInt8? { place < bytes.count ? bytes[place] : nil }

    mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard peek == UInt8(ascii: character) else { return false }
        place += 1
        return true
    }

    mutating func number(_ count: Int) -> Int? {
        guard place + count <= bytes.count else { return nil }
        var value = 0
        for byte in bytes[place..<(place + count)] {
            guard (0x30...0x39).contains(byte) else { return nil }
            value = value * 10 + Int(byte - 0x30)
        }
        place += count
        return value
    }

    /// A fraction of a second in ticks of 100 nanoseconds; 0 if there is none.
    mutating func fraction() -> Int? {
        guard take(".") else { return 0 }
        var ticks = 0
        var count = 0
        while let byte = peek, (0x30...0x39).contains(byte) {
            guard count < 7 else { return nil }
            ticks = ticks * 10 + Int(byte - 0x30)
            count += 1
            place += 1
        }
        guard count > 0 else { return nil }
        for _ in count..<7 { ticks *= 10 }
        return ticks
    }

    /// An offset from UTC in minutes; 0 if there is none.
    mutating func offset() -> Int? {
        if isAtEnd || take("Z") { return 0 }
        let sign = take("-") ? -1 : take("+") ? 1 : 0
        guard sign != 0, let hours = number(2), take(":"), let minutes = number(2), hours <= 14,
            minutes < 60
        else { return nil }
        return sign * (hours * 60 + minutes)
    }
}
