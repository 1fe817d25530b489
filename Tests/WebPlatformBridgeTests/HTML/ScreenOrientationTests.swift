import PortalKit
import Testing

/// Screen Orientation, section 5.
@Suite struct ScreenOrientationTests {
    @Test func `the window is wider than high, and cannot be turned`() {
        #expect(
            page(
                """
                const { orientation } = screen;
                console.log(orientation instanceof ScreenOrientation, orientation instanceof EventTarget, orientation === screen.orientation, orientation.type, orientation.angle, orientation.onchange);
                for (const wanted of ['portrait', 'upright', undefined]) orientation.lock(wanted).catch((e) => console.log(e.name));
                console.log(orientation.unlock());
                """) == [
                    "true true true landscape-primary 0 null", "undefined", "NotSupportedError",
                    "TypeError", "TypeError",
                ])
    }

    /// EdgeHTML has it under names of its own alone.
    @Test func `the app's old view has none`() {
        #expect(
            page(
                "console.log('orientation' in screen, 'ScreenOrientation' in window)",
                target: .webView) == ["false false"])
    }
}
