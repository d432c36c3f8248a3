/** Says which Excel this is and leaves of the page what is true of it. Without this script the page says everything. */
(function () {
  /** Builds of the two volume editions below the floor; those of others overlap. */
  function editionOf(version) {
    var build = Number(version.split('.')[2]);
    if (build >= 4000 && build < 6000) return 'Excel 2016';
    if (build >= 10300 && build < 10500) return 'Excel 2019';
    return 'Excel';
  }
  function show(className, text) {
    var places = document.querySelectorAll('.' + className);
    for (var i = 0; i < places.length; i += 1) {
      places[i].appendChild(document.createTextNode(text));
      places[i].parentNode.style.display = 'block';
    }
  }
  function because(reason) {
    document.body.className = 'because-' + reason;
  }
  if (typeof Office === 'undefined') {
    if (juesuanFloor.webView()) because('library');
    return;
  }
  Office.onReady(function (info) {
    if (info.host !== 'Excel') return;
    because(juesuanFloor.excel() ? 'webview' : 'excel');
    var diagnostics = Office.context.diagnostics;
    if (diagnostics && diagnostics.version) {
      show('version', editionOf(diagnostics.version) + ' ' + diagnostics.version);
    }
  });
})();
