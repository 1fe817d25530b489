import Foundation
import PortalJudge
import PortalKit
import Testing

/// Libraries that draw, unmodified as Debian ships them: charts have their scales, and are clicked, though nothing is painted.
@Suite struct CanvasLibraryTests {
    private static let chart = "/usr/share/javascript/chart.js/chart.js"
    private static let dygraph = "/usr/share/javascript/dygraphs/dygraph.js"

    private static func isThere(_ file: String) -> Bool {
        FileManager.default.fileExists(atPath: file)
    }
    private func lines(_ file: String, _ script: String) throws -> [String] {
        let library = try String(contentsOfFile: file, encoding: .utf8)
        return page(library + "\n;" + script)
    }

    @Test(.enabled(if: isThere(chart), "libjs-chart.js is not installed"))
    func `Chart.js makes a chart that can be clicked`() throws {
        let lines = try lines(
            Self.chart,
            """
            var c = document.createElement('canvas'); c.width = 400; c.height = 200; document.body.appendChild(c);
            var chart = new Chart(c, { type: 'bar', data: { labels: ['a', 'b', 'c'], datasets: [{ label: 'GB', data: [10, 20, 30] }] }, options: { animation: false, responsive: false, events: ['click'], onClick: function (e, bars) { console.log('clicked ' + bars.map(function (bar) { return bar.index; })); } } });
            console.log(chart.ctx === c.getContext('2d'), chart.width, chart.height, chart.getDatasetMeta(0).data.length, chart.scales.y.ticks.length, chart.toBase64Image().slice(0, 22));
            var bar = chart.getDatasetMeta(0).data[1], box = c.getBoundingClientRect();
            c.dispatchEvent(new MouseEvent('click', { clientX: box.left + bar.x, clientY: box.top + (bar.y + bar.base) / 2, bubbles: true }));
            setTimeout(function () { chart.data.datasets[0].data.push(50); chart.data.labels.push('d'); chart.update(); console.log(chart.getDatasetMeta(0).data.length, chart.scales.y.max); chart.destroy(); }, 100);
            """)
        #expect(
            lines == ["true 400 200 3 7 data:image/png;base64,", "clicked 1", "4 50"])
    }

    @Test(.enabled(if: isThere(dygraph), "libjs-dygraphs is not installed"))
    func `dygraphs draws its lines`() throws {
        let lines = try lines(
            Self.dygraph,
            """
            var d = document.createElement('div'); d.style.width = '480px'; d.style.height = '320px'; document.body.appendChild(d);
            var g = new Dygraph(d, [[1, 10], [2, 20], [3, 15]], { labels: ['x', 'GB'], width: 480, height: 320 });
            console.log(g.numRows(), g.xAxisRange().join(), d.getElementsByTagName('canvas').length > 1);
            g.updateOptions({ dateWindow: [1, 2] }); console.log(g.xAxisRange().join(), g.toDomXCoord(2) > g.toDomXCoord(1)); g.destroy(); console.log(d.childNodes.length);
            """)
        #expect(lines == ["3 1,3 true", "1,2 true", "0"])
    }
}
