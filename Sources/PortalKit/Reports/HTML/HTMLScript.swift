/// The page's script: the filter of the trace. Without it the page shows everything.
///
/// A change needs a new hash in `HTMLPolicy`; the test that fails says which.
enum HTMLScript {
    static let source: HTML = #"""

        "use strict";
        (function () {
          var filter = document.getElementById("filter");
          if (!filter) { return; }
          var shown = document.getElementById("shown");
          var boxes = Array.prototype.slice.call(filter.querySelectorAll("input"));
          var rows = Array.prototype.slice.call(
            document.querySelectorAll("#trace tr[data-kind]"));
          function update() {
            var kinds = boxes.filter(function (box) { return box.checked; })
              .map(function (box) { return box.value; });
            var count = 0;
            rows.forEach(function (row) {
              row.hidden = kinds.indexOf(row.getAttribute("data-kind")) < 0;
              if (!row.hidden) { count += 1; }
            });
            shown.textContent = count + " of " + rows.length + " events are shown";
          }
          filter.addEventListener("change", update);
          filter.hidden = false;
          update();
        })();

        """#
}
