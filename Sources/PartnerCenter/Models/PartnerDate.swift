internal import WebFormats

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
            (1...12).contains(month), (1...GregorianCalendar.days(of: month, year)).contains(day),
            hour < 24,
            minute < 60, second < 60, let fraction = reader.fraction(),
            let offset = reader.offset(), reader.isAtEnd
        else { return nil }
        let seconds =
            GregorianCalendar.daysSince1970(year, month, day) * 86_400 + hour * 3_600 + minute * 60
            + second
        self.text = text
        ticks = (seconds - offset * 60) * 10_000_000 + fraction
    }

    /// Makes the date-time of a moment, in UTC with milliseconds ("2019-01-15T09:00:00.000Z").
    ///
    /// - Parameter milliseconds: Since 1970.
    public init(milliseconds: Int) {
        let parts = GregorianCalendar.parts(milliseconds)
        let rest = ((milliseconds % 1_000) + 1_000) % 1_000
        let clock = [parts.hour, parts.minute, parts.second].map { GregorianCalendar.padded($0, 2) }
        text =
            "\(GregorianCalendar.padded(parts.year, 4))-\(GregorianCalendar.padded(parts.month, 2))-"
            + "\(GregorianCalendar.padded(parts.day, 2))T\(clock.joined(separator: ":")).\(GregorianCalendar.padded(rest, 3))Z"
        ticks = milliseconds * 10_000
    }

    /// Milliseconds since 1970.
    public var milliseconds: Int { ticks / 10_000 - (ticks % 10_000 < 0 ? 1 : 0) }

    /// The text.
    public var description: String { text }
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
