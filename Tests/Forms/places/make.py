"""Writes places.csv and regions.csv: made-up places, the same ones each time."""
import csv
import pathlib
import random

random.seed(7)
HERE = pathlib.Path(__file__).parent
HEADS = ("Ald Bren Cor Dun Els Fal Gar Hol Ing Kel Lor Mar "
         "Nor Ost Pen Quil Ros Sel Tor Ulm Ver Wes Yar Zel").split()
TAILS = "mere ford wick ham by stead combe dale".split()
LANDSCAPES = "Coast Vale Hills Fens Heath Moors Downs Lakes Woods Plain".split()

towns, regions = [], []
for country in ["nl", "sl", "el", "wl", "il"]:
    # The same regions recur in each country, and the same towns in several regions.
    for i in range(20):
        name = ("Upper " if i < 10 else "Lower ") + LANDSCAPES[i % 10]
        region = country + "-" + name.lower().replace(" ", "-")
        regions.append([region, name, country])
        for t in range(50):
            town = f"{HEADS[(t + i) % 24]}{TAILS[(t * 3 + i) % 8]} {t + 1}"
            fee = "" if random.random() < .1 else "%d.%02d" % (random.randint(3, 40), random.choice([0, 50]))
            towns.append([f"t{len(towns) + 1:04}", town, region, country, fee])
# A name with a comma in it, and a region without towns.
towns[2][1], towns[2][4] = "Marsh, Great", "7.50"
regions.append(["nl-outer-rim", "Outer Rim", "nl"])


def write(file, header, rows):
    with open(HERE / file, "w", newline="") as out:
        csv.writer(out, lineterminator="\n").writerows([header] + rows)


write("places.csv", ["code", "town", "region", "country", "fee"], towns)
write("regions.csv", ["code", "name", "country"], regions)
