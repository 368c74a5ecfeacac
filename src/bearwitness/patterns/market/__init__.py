"""The market behind a yearly total: persons x share x price x frequency, forwards and backwards."""

from bearwitness.patterns.market.market import Market as Market
from bearwitness.patterns.market.market import Stream as Stream
from bearwitness.patterns.market.needed import needed as needed
from bearwitness.patterns.market.quantity import Quantity as Quantity
from bearwitness.patterns.market.simulate import simulate as simulate
