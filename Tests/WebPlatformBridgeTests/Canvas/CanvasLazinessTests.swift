import ScriptEngine
import Testing

@testable import WebPlatformBridge

/// What a canvas costs: the scripts that it brings.
@Suite struct CanvasLazinessTests {
    private func isOfCanvas(_ name: String) -> Bool {
        name.hasPrefix("canvas/") || name == "html/canvas"
    }

    @Test func `a page without a canvas has none of its scripts, a canvas without a context few`() {
        BarePage.with { page in
            _ = try page.context.evaluate(
                "document.body.innerHTML = '<p>a'; if (!('Path2D' in window && 'ImageData' in window)) throw 1;",
                url: "portal.js")
            #expect(!page.scripts.used.contains(where: isOfCanvas))
            _ = try page.context.evaluate(
                "document.body.innerHTML = '<canvas width=1>'; document.querySelector('canvas').width = 5",
                url: "portal.js")
            #expect(page.scripts.used.filter(isOfCanvas) == ["html/canvas"])
            _ = try page.context.evaluate(
                "document.querySelector('canvas').getContext('2d')", url: "portal.js")
            #expect(!page.scripts.used.contains("canvas/offscreen"))
        }
    }
}
