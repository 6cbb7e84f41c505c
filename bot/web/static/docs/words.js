// Every word of the page that describes the interface; the descriptions come from the server.
export const words = {
  title: "HTTP interface",
  raw: "The same as data: ",
  back: "To the coach",
  failed: "The description can’t be read just now. Reload the page in a moment.",
  parameters: "Parameters",
  body: "Body",
  answers: "Answers",
  shapes: "Shapes",
  name: "Name",
  type: "Type",
  about: "About",
  required: "required",
  listOf: (what) => `list of ${what}`,
  either: " or ",
  none: "nothing",
  any: "anything",
};
