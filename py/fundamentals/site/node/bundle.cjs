// Bundles modules into one script each: entry files in, texts out, both as JSON lists.
"use strict";

const esbuild = require("esbuild");

let asked = "";
process.stdin.setEncoding("utf8");
process.stdin.on("data", (part) => (asked += part));
process.stdin.on("end", () => {
  const texts = JSON.parse(asked).map((entry) => {
    const options = { entryPoints: [entry], bundle: true, format: "iife", charset: "utf8" };
    return esbuild.buildSync({ ...options, minify: true, write: false }).outputFiles[0].text;
  });
  process.stdout.write(JSON.stringify(texts));
});
