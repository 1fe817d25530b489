import JSONDocuments
import Testing

/// Virtual times as people write them, style.md part 4.5.
@Suite struct TimeTextTests {
    @Test(arguments: [
        ("0ms", 0), ("500ms", 500), ("3s", 3_000), ("1.5m", 90_000), ("15min", 900_000),
        ("1h", 3_600_000), ("2d", 172_800_000), ("0.5ms", 1), ("0.25s", 250), ("007s", 7_000),
    ])
    func `style 4.5, durations`(text: String, milliseconds: Int) {
        #expect(TimeText.milliseconds(text) == milliseconds)
        #expect(TimeText.milliseconds(TimeText.text(milliseconds)) == milliseconds)
    }

    @Test(arguments: [
        "", "s", "5", "-1s", "+1s", "1 s", "1S", "1sec", "1e3s", ".5s", "5.s", ".s", "1.2.3s", "١s",
        "1w", " 1s", "1s ", "0x1s", "nans", "infs", "99999999999999999999d",
        String(repeating: "9", count: 5_000) + "s",
    ])
    func `style 4.5, what is no duration`(text: String) {
        #expect(TimeText.milliseconds(text) == nil)
    }

    @Test func `style 4.5, a duration is written in the largest unit that fits`() {
        for (time, text) in [
            (0, "0s"), (1, "1ms"), (1_000, "1s"), (1_001, "1001ms"), (60_000, "1m"),
            (90_000, "90s"), (3_600_000, "1h"), (86_400_000, "1d"), (90_000_000, "25h"),
        ] {
            #expect(TimeText.text(time) == text)
        }
    }
}
