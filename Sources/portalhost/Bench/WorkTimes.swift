/// How long one work took, time after time: by the clock, and of the processor in all threads.
///
/// Ratios go by the processor. Beside another busy program a long work is interrupted and a short one is
/// not, so that a ratio by the clock tells of the computer more than of the code.
struct WorkTimes {
    private var wall: [Double] = []
    private var processor: [Double] = []

    /// The middle one by the clock, in seconds.
    var seconds: Double { Measurement(wall).median }

    /// Times work once; what it does `rounds` times in it counts as so many.
    mutating func time(rounds: Int = 1, _ work: () throws -> Void) rethrows {
        let processorSeconds = try Measurement.processorSeconds {
            wall.append(try Measurement.seconds(work) / Double(rounds))
        }
        processor.append(processorSeconds / Double(rounds))
    }

    /// What this work takes of the processor over another.
    func ratio(over other: Self) -> Double {
        Measurement(processor).median / Measurement(other.processor).median
    }
}
