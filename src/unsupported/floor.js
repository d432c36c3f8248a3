/**
 * What the add-in needs, asked in ES5 so that hosts which lack it can say so: Excel 2016 and 2019 show pages in Internet
 * Explorer 11.
 */
var juesuanFloor = {
  /** The web view can run our programs: structuredClone came with Chromium 98, after all that they use. */
  webView: function () {
    return typeof structuredClone === 'function' && 'noModule' in document.createElement('script');
  },
  /** Excel has what the add-in calls. To be asked when Office is ready. */
  excel: function () {
    return Office.context.requirements.isSetSupported('ExcelApi', '1.14');
  },
};
