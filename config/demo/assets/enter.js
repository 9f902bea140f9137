// A page of the demo led here: the visitor has chosen already.
document.querySelector("form[data-presses-itself]")?.requestSubmit();
