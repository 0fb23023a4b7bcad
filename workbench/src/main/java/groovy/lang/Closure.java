package groovy.lang;

/// Not Groovy's: nothing is made of it, nothing extends it.
///
/// The command line library asks at every start whether a class of this name is there. Were it not, each jar on the class
/// path would be opened to look for it, before as little as a help text is shown.
interface Closure {}
