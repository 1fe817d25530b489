/// The page's script: the filters of the trace, of cases, findings and worlds. Without it the page shows
/// everything.
///
/// A change needs a new hash in `HTMLPolicy`; the test that fails says which.
enum HTMLScript {
    static let source: HTML = #"""

        "use strict";
        (function () {
          var all = function (selector, root) {
            return Array.prototype.slice.call((root || document).querySelectorAll(selector));
          };
          all(".search").forEach(function (search) {
            var text = search.querySelector("input[type=search]");
            var boxes = all("input[type=checkbox]", search);
            var items = all(search.getAttribute("data-items"));
            var shown = search.querySelector("[role=status]");
            function update() {
              var wanted = text.value.toLowerCase();
              var kinds = boxes.filter(function (box) { return box.checked; })
                .map(function (box) { return box.value; });
              var count = 0;
              items.forEach(function (item) {
                item.hidden = kinds.indexOf(item.getAttribute("data-status")) < 0
                  || item.textContent.toLowerCase().indexOf(wanted) < 0;
                if (!item.hidden) { count += 1; }
              });
              shown.textContent = count + " of " + items.length + " are shown";
            }
            search.addEventListener("input", update);
            search.addEventListener("change", update);
            search.hidden = false;
            update();
          });
        })();
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
