/// The path of a dose through the house. See `HOUSE.md` for the picture.
@org.jspecify.annotations.NullMarked
package rewire;
