throw new Error("no tide today");
