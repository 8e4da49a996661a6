export const a = "double quotes and a semicolon";
